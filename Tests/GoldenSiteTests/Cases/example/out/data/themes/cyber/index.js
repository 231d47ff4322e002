dossier.put("themes/cyber/index",1,[
["themes/cyber/index.html","page","en","Cyber · Nothing has been gathered here yet.",{"claims":["u-wgjajt88er","u-apkp76wfjd"],"title":"Cyber","tlp":"CLEAR"}],
["u-apkp76wfjd","claim","en","All of it.",{"kind":"gap"}],
["u-wgjajt88er","claim","en","None found.",{"kind":"assessment"}],
]);
