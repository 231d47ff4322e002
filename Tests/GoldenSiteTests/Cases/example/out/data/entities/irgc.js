dossier.put("entities/irgc",1,[
["entities/irgc.html","page","en","Islamic Revolutionary Guard Corps · Iran's second armed service, answering to the supreme leader.",{"title":"Islamic Revolutionary Guard Corps","tlp":"CLEAR"}],
["entity:irgc","entity","en","Islamic Revolutionary Guard Corps",{"names":["IRGC","سپاه پاسداران انقلاب اسلامی"],"type":"force"}],
]);
