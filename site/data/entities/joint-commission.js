dossier.put("entities/joint-commission",1,[
["entities/joint-commission.html","page","en","Iran–China joint military commission · The standing body for training, visits and drills. A sister commission for defence industry and arms exists beside it but, says Rezaei, does nothing.",{"title":"Iran–China joint military commission","tlp":"CLEAR"}],
["entity:joint-commission","entity","en","Iran–China joint military commission",{"names":["bilateral military commission","joint military commission"],"type":"body"}],
]);
