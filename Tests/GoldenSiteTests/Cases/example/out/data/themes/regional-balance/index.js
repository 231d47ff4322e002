dossier.put("themes/regional-balance/index",1,[
["themes/regional-balance/index.html","page","en","Balance · Nothing has been gathered here yet.",{"claims":["u-nrtcxbabn4","u-jv3dpexwas"],"title":"Balance","tlp":"CLEAR"}],
["u-jv3dpexwas","claim","en","All of it.",{"kind":"gap"}],
["u-nrtcxbabn4","claim","en","None found.",{"kind":"assessment"}],
]);
