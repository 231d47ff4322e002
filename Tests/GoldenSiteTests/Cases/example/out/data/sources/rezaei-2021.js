dossier.put("sources/rezaei-2021",1,[
["rezaei-2021#p24","para","en","Holds that Beijing weighs each sale against its trade with Washington.",{"grade":"C3"}],
["rezaei-2021#p25","para","en","Says that sales would wait until the penalties end.",{"grade":"C2"}],
["source:rezaei-2021","source","en","A long look at two partners",{"genre":"analysis","grade":"C","group":"rezaei-2021","issued":"2021","label":"Rezaei 2021","tlp":"CLEAR"}],
]);
