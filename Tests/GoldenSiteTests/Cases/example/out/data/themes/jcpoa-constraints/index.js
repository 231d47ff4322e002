dossier.put("themes/jcpoa-constraints/index",1,[
["themes/jcpoa-constraints/index.html","page","en","Limits of the deal · Nothing has been gathered here yet.",{"claims":["u-kctdxv5paf","u-x9965xa6f7"],"title":"Limits of the deal","tlp":"CLEAR"}],
["u-kctdxv5paf","claim","en","None found.",{"kind":"assessment"}],
["u-x9965xa6f7","claim","en","All of it.",{"kind":"gap"}],
]);
