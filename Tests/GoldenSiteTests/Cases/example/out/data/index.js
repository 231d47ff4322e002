dossier.put("index",1,[
["index.html","page","en","China–Iran military relations · The front page says what the dossier finds.",{"title":"China–Iran military relations","tlp":"CLEAR"}],
["j-arms","judgement","en","Beijing is unlikely to sell Iran major conventional arms while secondary sanctions stand.",{"confidence":"moderate","likelihood":"unlikely","rests-on":["c-p8wn3","c-r6k2m"]}],
]);
