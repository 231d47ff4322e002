dossier.put("entities/tesa",1,[
["c-5xq8r","claim","en","Makes centrifuges.",{"badges":"s2","cites":[["zaheer-2022","p3","D6"]]}],
["entities/tesa.html","page","en","Iran Centrifuge Technology Company",{"claims":["c-5xq8r"],"title":"Iran Centrifuge Technology Company","tlp":"CLEAR"}],
["entity:tesa","entity","en","Iran Centrifuge Technology Company",{"type":"company"}],
]);
