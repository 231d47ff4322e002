dossier.put("entities/tesa",1,[
["c-5xq8r","claim","en","Makes centrifuges.",{"badges":["single-source","secondary only"],"cites":[["zaheer-2022","p3","p3","supports","D6",""]],"kind":"reported"}],
["entities/tesa.html","page","en","Iran Centrifuge Technology Company",{"claims":["c-5xq8r"],"title":"Iran Centrifuge Technology Company","tlp":"CLEAR"}],
["entity:tesa","entity","en","Iran Centrifuge Technology Company",{"type":"company"}],
]);
