dossier.put("entities/xi-jinping",1,[
["entities/xi-jinping.html","page","en","Xi Jinping · Leader of China's ruling party and of its military commission since late 2012. Rezaei sees his rise as one cause of warmer defence ties.",{"title":"Xi Jinping","tlp":"CLEAR"}],
["entity:xi-jinping","entity","en","Xi Jinping",{"names":["Xi","Xi Jinping","习近平"],"type":"person"}],
]);
