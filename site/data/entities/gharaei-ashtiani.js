dossier.put("entities/gharaei-ashtiani",1,[
["entities/gharaei-ashtiani.html","page","en","Mohammad-Reza Gharaei Ashtiani · Iran's defence minister at the time of the Chinese visit.",{"title":"Mohammad-Reza Gharaei Ashtiani","tlp":"CLEAR"}],
["entity:gharaei-ashtiani","entity","en","Mohammad-Reza Gharaei Ashtiani",{"names":["Mohammad Reza Ishtiani","محمدرضا قرایی آشتیانی"],"type":"person"}],
]);
