dossier.put("entities/ebrahim-raisi",1,[
["entities/ebrahim-raisi.html","page","en","Ebrahim Raisi · President of Iran at the time of the Chinese visit of 2022.",{"title":"Ebrahim Raisi","tlp":"CLEAR"}],
["entity:ebrahim-raisi","entity","en","Ebrahim Raisi",{"names":["Ibrahim Raisi","Raisi","ابراهیم رئیسی"],"type":"person"}],
]);
