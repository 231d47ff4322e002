dossier.put("entities/amir-abdollahian",1,[
["entities/amir-abdollahian.html","page","en","Hossein Amir-Abdollahian · Iran's foreign minister when he visited Wuxi in early 2022. The column prints the name in a broken form.",{"title":"Hossein Amir-Abdollahian","tlp":"CLEAR"}],
["entity:amir-abdollahian","entity","en","Hossein Amir-Abdollahian",{"names":["Hussein Amir Abdullah","حسین امیرعبداللهیان"],"type":"person"}],
]);
