dossier.put("entities/bri",1,[
["entities/bri.html","page","en","Belt and Road Initiative · China's programme of investment and construction abroad, here in ports, industrial zones and sea routes of the Middle East.",{"title":"Belt and Road Initiative","tlp":"CLEAR"}],
["entity:bri","entity","en","Belt and Road Initiative",{"names":["BRI","Belt and Road Initiative","一带一路"],"type":"programme"}],
]);
