dossier.put("entities/tesa",1,[
["entities/tesa.html","page","en","Iran Centrifuge Technology Company · The Iranian maker of enrichment centrifuges to which, according to Zaheer, Chinese aluminium went.",{"title":"Iran Centrifuge Technology Company","tlp":"CLEAR"}],
["entity:tesa","entity","en","Iran Centrifuge Technology Company",{"names":["Centrifuge Technology Company"],"type":"company"}],
]);
