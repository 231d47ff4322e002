dossier.put("entities/wei-fenghe",1,[
["entities/wei-fenghe.html","page","en","Wei Fenghe · China's defence minister when he travelled to Tehran in spring 2022.",{"title":"Wei Fenghe","tlp":"CLEAR"}],
["entity:wei-fenghe","entity","en","Wei Fenghe",{"names":["Wei Feng","Wei Fenghe","魏凤和"],"type":"person"}],
]);
