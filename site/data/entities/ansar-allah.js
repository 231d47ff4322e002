dossier.put("entities/ansar-allah",1,[
["entities/ansar-allah.html","page","en","Ansar Allah (Houthis) · The Yemeni movement that fights with Iranian support. Rezaei speaks of forces in Yemen that Iran backs and leaves the name out.",{"title":"Ansar Allah (Houthis)","tlp":"CLEAR"}],
["entity:ansar-allah","entity","en","Ansar Allah (Houthis)",{"names":["Houthi rebels in Yemen","Iranian-backed forces in Yemen","أنصار الله"],"type":"armed-group"}],
]);
