dossier.put("themes/sanctions/index",1,[
["c-3b9fd","claim","en","Penalties, more than distance, hold sales back.",{"badges":"s2","cites":[["rezaei-2021","p24","C3"]]}],
["c-ach1","claim","en","An order threatens buyers",{"badges":"s2","cites":[["rezaei-2021","p24","C3"]]}],
["c-ach2","claim","en","Sellers were fined",{"badges":"s2","cites":[["zaheer-2022","p2","D4"]]}],
["c-ach3","claim","en","Both say little of prices",{"badges":"2","cites":[["rezaei-2021","p24","C3"],["zaheer-2022","p2","D4"]]}],
["themes/sanctions/index.html","page","en","Sanctions",{"claims":["c-3b9fd","c-ach1","c-ach2","c-ach3","u-zyn4hnex9y","u-6p3ysvd927"],"title":"Sanctions","tlp":"CLEAR"}],
["u-6p3ysvd927","claim","en","No contract has been seen.",{"kind":"gap"}],
["u-zyn4hnex9y","claim","en","Beijing may simply see no profit in such sales.",{"kind":"assessment"}],
]);
