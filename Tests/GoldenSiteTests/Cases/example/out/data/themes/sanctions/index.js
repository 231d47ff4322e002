dossier.put("themes/sanctions/index",1,[
["c-3b9fd","claim","en","Penalties, more than distance, hold sales back.",{"badges":["single-source","secondary only"],"cites":[["rezaei-2021","p24","p24","supports","C3",""]],"kind":"reported"}],
["themes/sanctions/index.html","page","en","Sanctions",{"claims":["c-3b9fd","u-zyn4hnex9y","u-6p3ysvd927"],"title":"Sanctions","tlp":"CLEAR"}],
["u-6p3ysvd927","claim","en","No contract has been seen.",{"kind":"gap"}],
["u-zyn4hnex9y","claim","en","Beijing may simply see no profit in such sales.",{"kind":"assessment"}],
]);
