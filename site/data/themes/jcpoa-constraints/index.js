dossier.put("themes/jcpoa-constraints/index",1,[
["c-a5x97","claim","en","Rezaei makes the nuclear deal a condition of wider military ties: it opened the door in 2015, and its failure made them costlier. Zaheer touches the matter in one paragraph, as a barrier that firms got around. That Beijing puts the deal before any wider military talks is Rezaei's view alone.",{"kind":"assessment","relations":[["rests-on","c-kraq2"],["rests-on","c-wdymk"],["rests-on","c-2ja32"]]}],
["c-gyd9p","claim","en","The deal is a convenient ground for refusal: Beijing names it because it does not want closer military ties for other reasons, such as its partners in the Gulf.",{"kind":"assessment"}],
["c-vnajs","claim","en","The memorandum of 2015 and the agreement of 2016 followed from Xi's wider outreach and would have come without a deal.",{"kind":"assessment"}],
["c-vvm24","claim","en","Missing are resolution 2231, the memorandum, the agreement, and any Chinese statement in which the deal is named as a condition.",{"kind":"gap"}],
["c-x8mx8","claim","en","The end of the missile limits in October 2023 and the snapback of 2025 are outside both texts; on whether the resolution still binds, positions differ, and each needs its own source.",{"kind":"gap"}],
["themes/jcpoa-constraints/index.html","page","en","Constraints of the nuclear deal · Alternatives · Gaps",{"claims":["c-a5x97","c-gyd9p","c-vnajs","c-vvm24","c-x8mx8"],"title":"Constraints of the nuclear deal","tlp":"CLEAR"}],
]);
