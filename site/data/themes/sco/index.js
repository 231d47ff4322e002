dossier.put("themes/sco/index",1,[
["c-dqcn6","claim","en","Iran's full membership since July 2023 lies outside both texts and needs a source of its own.",{"kind":"gap"}],
["c-hc2pr","claim","en","Beijing held Iran back over procedure or over other members' wishes, and not for Washington's sake. Rezaei infers the motive from the outcome.",{"kind":"assessment"}],
["c-pf4fz","claim","en","The delay was a matter of timing, and accession in 2021 shows that Beijing never opposed it as such.",{"kind":"assessment"}],
["c-tpkdg","claim","en","The declarations of the organisation itself are missing, so are any minutes or statements by members on Iran's application.",{"kind":"gap"}],
["c-z58zw","claim","en","Three paragraphs in all bear on the organisation, and they describe different moments. Rezaei has China keeping Iran out; Zaheer has Iran coming in. Neither says what membership would change in military terms, and both describe ties short of a formal bloc.",{"kind":"assessment","relations":[["rests-on","c-ggt74"],["rests-on","c-bb28k"],["rests-on","c-6eg8v"]]}],
["themes/sco/index.html","page","en","Shanghai Cooperation Organisation · Alternatives · Gaps",{"claims":["c-z58zw","c-hc2pr","c-pf4fz","c-tpkdg","c-dqcn6"],"title":"Shanghai Cooperation Organisation","tlp":"CLEAR"}],
]);
