dossier.put("entities/pla",1,[
["entities/pla.html","page","en","People's Liberation Army · China's armed forces, which answer to the party's military commission.",{"title":"People's Liberation Army","tlp":"CLEAR"}],
["entity:pla","entity","en","People's Liberation Army",{"names":["PLA","People’s Liberation Army (PLA)","中国人民解放军"],"type":"force"}],
]);
