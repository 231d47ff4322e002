dossier.put("themes/sanctions/supply-cases",1,[
["c-2m4vq","claim","en","Zaheer lists American penalties on Chinese firms that sold Iran missile goods.",{"badges":"s2","cites":[["zaheer-2022","p2","D4"]]}],
["c-7f3kq","claim","en","The 2017 case concerned guidance parts for a body under the defence ministry. He prints it as an approval; we read a designation.",{"badges":"cs2","cites":[["zaheer-2022","p2","D4"]],"entities":["modafl"],"events":["e_c-7f3kq_2017-05-17"],"relations":[["contradicts","c-p8wn3"]]}],
["c-8hd2x","claim","en","Aluminium for centrifuges is said to have arrived without the clearance that was needed.",{"badges":"s2","cites":[["zaheer-2022","p3","D6"]],"entities":["tesa"]}],
["e_c-7f3kq_2017-05-17","event","en","The 2017 case concerned guidance parts for a body under the defence ministry.",{"basis":"confirmed","claim":"c-7f3kq","date":"2017-05-17"}],
["themes/sanctions/supply-cases.html","page","en","Supply cases and the 2020 deterrent · Cases the sources name",{"claims":["c-2m4vq","c-7f3kq","c-8hd2x","u-ebbkzhkvy9"],"title":"Supply cases and the 2020 deterrent","tlp":"CLEAR"}],
["u-ebbkzhkvy9","claim","en","Neither source names the IRGC, and neither gives an order, an invoice or a listing number.",{"entities":["irgc"],"kind":"gap"}],
]);
