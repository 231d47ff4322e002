dossier.put("entities/accord-2021",1,[
["entities/accord-2021.html","page","en","China–Iran comprehensive cooperation accord of 2021 · The long-term partnership document that both authors mention, each under another name. Neither quotes it.",{"title":"China–Iran comprehensive cooperation accord of 2021","tlp":"CLEAR"}],
["entity:accord-2021","entity","en","China–Iran comprehensive cooperation accord of 2021",{"names":["25-year deal","25-year road map","Comprehensive Cooperation Agreement"],"type":"agreement"}],
]);
