dossier.put("themes/sanctions/deterrent",1,[
["c-9kd7n","claim","en","Islamic Revolutionary Guard Corps no view that we know of",{"entities":["irgc"],"kind":"gap"}],
["c-cp4kd","claim","en","The columns stand for trade, as Zaheer 2022 ¶1 has it, and for arms.",{"kind":"assessment"}],
["c-p8wn3","claim","en","Zaheer prints the penalties as if they had been permits.",{"badges":"cs2","cites":[["zaheer-2022","p2","D4"]]}],
["c-r6k2m","claim","en","By contrast Rezaei expects no sale before the penalties end, and the cases agree.",{"badges":"s2","cites":[["rezaei-2021","p24","C3","","p25"]],"relations":[["corroborates","c-2m4vq"]]}],
["c-wa3tt","claim","en","Rezaei a pause",{"badges":"2","cites":[["rezaei-2021","p25","C2"],["zaheer-2022","p1","D3"]]}],
["themes/sanctions/deterrent.html","page","en","What deters a sale · Two readings · In pictures · Two columns of unequal height",{"claims":["c-p8wn3","c-r6k2m","c-wa3tt","c-9kd7n","c-cp4kd","u-4675nvs6rv","u-aam9y8zth7"],"title":"What deters a sale","tlp":"CLEAR"}],
["u-4675nvs6rv","claim","en","A first delivery, which the cases do not show.",{"kind":"assessment"}],
["u-aam9y8zth7","claim","en","See the pictures.",{"kind":"background"}],
]);
