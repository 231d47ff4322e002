dossier.put("entities/ruan-network",1,[
["entities/ruan-network.html","page","en","Ruan Runling network · A Chinese supplier and the firms around him, penalised by the American Treasury. The column turns the name into English words; the erratum gives the reading.",{"title":"Ruan Runling network","tlp":"CLEAR"}],
["entity:ruan-network","entity","en","Ruan Runling network",{"names":["Rowan Running Network"],"type":"company"}],
]);
