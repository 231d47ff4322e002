dossier.put("entities/irgc",1,[
["entities/irgc.html","page","en","Islamic Revolutionary Guard Corps · Iran's ideological armed service, separate from the regular army. Zaheer treats it as a beneficiary of Chinese money and as a danger to Chinese interests; Rezaei does not name it.",{"title":"Islamic Revolutionary Guard Corps","tlp":"CLEAR"}],
["entity:irgc","entity","en","Islamic Revolutionary Guard Corps",{"names":["IRGC","سپاه پاسداران انقلاب اسلامی"],"type":"force"}],
]);
