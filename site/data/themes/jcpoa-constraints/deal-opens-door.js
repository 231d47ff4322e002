dossier.put("themes/jcpoa-constraints/deal-opens-door",1,[
["c-83d2b","claim","en","After the deal, Rezaei writes, Iran went from rank 56 to rank 23 among China's military partners.",{"badges":"s2","cites":[["rezaei-2021","p11","C4","103890ac"]]}],
["c-9nrpt","claim","en","A military agreement of the two states took the memorandum's place on 14 November 2016.",{"badges":"s2","cites":[["rezaei-2021","p10","C3","41f0a920"]],"events":["e_c-9nrpt_2016-11-14"]}],
["c-h6kxs","claim","en","The moderate government of Hassan Rouhani, in office from 2013, eased Chinese doubts about defence ties, Rezaei says.",{"badges":"s2","cites":[["rezaei-2021","p9","C3","1acbca96"]],"entities":["rouhani"],"events":["e_c-h6kxs_2013"]}],
["c-kraq2","claim","en","The nuclear deal of 14 July 2015 eased Chinese doubts as well, on Rezaei's account.",{"badges":"s2","cites":[["rezaei-2021","p9","C3","1acbca96"]],"entities":["jcpoa"],"events":["e_c-kraq2_2015-07-14"]}],
["c-ksqe2","claim","en","In October 2015 a military memorandum of China and Iran was drawn up, at once by Rezaei's account.",{"badges":"s2","cites":[["rezaei-2021","p10","C3","41f0a920"]],"events":["e_c-ksqe2_2015-10"]}],
["c-ymckt","claim","en","The order of events after the deal is dated and plausible; that the deal caused them is Rezaei's inference, and neither paper is quoted.",{"badges":"s2","cites":[["rezaei-2021","p9","C3","1acbca96","p11"]],"kind":"assessment","relations":[["rests-on","c-kraq2"],["rests-on","c-ksqe2"],["rests-on","c-9nrpt"]]}],
["c-yxfy5","claim","en","Rouhani's government and the deal helped to make ties with Iran respectable and took from Iran the look of a threat, Rezaei writes.",{"badges":"s2","cites":[["rezaei-2021","p10","C3","41f0a920"]],"entities":["rouhani"]}],
["e_c-9nrpt_2016-11-14","event","en","A military agreement of the two states took the memorandum's place on 14 November 2016.",{"basis":"confirmed","claim":"c-9nrpt","date":"2016-11-14"}],
["e_c-h6kxs_2013","event","en","Rouhani's government takes office in Iran.",{"basis":"stated","claim":"c-h6kxs","date":"2013"}],
["e_c-kraq2_2015-07-14","event","en","The nuclear deal is concluded; Rezaei gives the year.",{"basis":"confirmed","claim":"c-kraq2","date":"2015-07-14"}],
["e_c-ksqe2_2015-10","event","en","In October 2015 a military memorandum of China and Iran was drawn up, at once by Rezaei's account.",{"basis":"stated","claim":"c-ksqe2","date":"2015-10"}],
["themes/jcpoa-constraints/deal-opens-door.html","page","en","How the deal opened a door · From doubt to paper · Weight",{"claims":["c-h6kxs","c-kraq2","c-yxfy5","c-ksqe2","c-9nrpt","c-83d2b","c-ymckt"],"title":"How the deal opened a door","tlp":"CLEAR"}],
]);
