dossier.put("themes/sco/index",1,[
["themes/sco/index.html","page","en","The organisation · Nothing has been gathered here yet.",{"claims":["u-yhqzrgzx25","u-atysrfhhtd"],"title":"The organisation","tlp":"CLEAR"}],
["u-atysrfhhtd","claim","en","All of it.",{"kind":"gap"}],
["u-yhqzrgzx25","claim","en","None found.",{"kind":"assessment"}],
]);
