dossier.put("entities/mohammad-bagheri",1,[
["entities/mohammad-bagheri.html","page","en","Mohammad Bagheri · Chief of the general staff of Iran's armed forces at the time of the Chinese visit. The spelling with q is another romanisation of the same name.",{"title":"Mohammad Bagheri","tlp":"CLEAR"}],
["entity:mohammad-bagheri","entity","en","Mohammad Bagheri",{"names":["Mohammad Baqeri","محمد باقری"],"type":"person"}],
]);
