dossier.put("entities/eo-13949",1,[
["entities/eo-13949.html","page","en","Executive Order 13949 · The American order of September 2020 against those who supply Iran with conventional arms.",{"title":"Executive Order 13949","tlp":"CLEAR"}],
["entity:eo-13949","entity","en","Executive Order 13949",{"names":["executive order 13949"],"type":"legal-act"}],
]);
