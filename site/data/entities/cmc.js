dossier.put("entities/cmc",1,[
["entities/cmc.html","page","en","Central Military Commission · The organ through which China's party leadership commands the armed forces.",{"title":"Central Military Commission","tlp":"CLEAR"}],
["entity:cmc","entity","en","Central Military Commission",{"names":["Central Military Commission","中央军事委员会"],"type":"body"}],
]);
