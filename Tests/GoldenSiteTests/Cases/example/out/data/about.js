dossier.put("about",1,[
["about.html","page","en","About · Two articles were read; see @zaheer-2022 and @rezaei-2021.",{"title":"About","tlp":"CLEAR"}],
]);
