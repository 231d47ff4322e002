dossier.put("themes/military-diplomacy/index",1,[
["themes/military-diplomacy/index.html","page","en","Visits · Nothing has been gathered here yet.",{"claims":["u-t5y4hkg7am","u-9wfm9cbg7w"],"title":"Visits","tlp":"CLEAR"}],
["u-9wfm9cbg7w","claim","en","All of it.",{"kind":"gap"}],
["u-t5y4hkg7am","claim","en","None found.",{"kind":"assessment"}],
]);
