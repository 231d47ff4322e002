dossier.put("themes/cyber/index",1,[
["c-bm8x2","claim","en","This theme is thin: all of it rests on three paragraphs of Zaheer, two of which are nearly the same text. They hold one dated pledge and one old allegation, and no case in which the two states acted together. Rezaei says nothing about cyber.",{"kind":"assessment","relations":[["rests-on","c-kzv8d"],["rests-on","c-9xk9n"],["rests-on","c-hkbsn"]]}],
["c-f9zw9","claim","en","The pledge of 2022 was routine language on network security, with no military content.",{"kind":"assessment"}],
["c-jj4ek","claim","en","The exposure of American agents in China and in Iran was the work of two services that each acted alone, and the column turns two similar events into one.",{"kind":"assessment"}],
["c-qpf9g","claim","en","An account by someone independent of Zaheer, with dates, of one operation that the two states carried out together would end the even odds that we give. The Chinese readout of the Wuxi meeting would show whether the pledge went beyond network security.",{"kind":"assessment"}],
["c-rr875","claim","en","The Chinese statement on the Wuxi meeting and the published reporting on the exposed agents are to be fetched before this theme is used.",{"kind":"gap"}],
["c-st7rb","claim","en","No second source: nothing here confirms the pledge, the accord's cyber and intelligence parts, or the cooperation of 2010 to 2012.",{"kind":"gap"}],
["themes/cyber/index.html","page","en","Cyber · Alternatives · Gaps · What would change our mind",{"claims":["c-bm8x2","c-jj4ek","c-f9zw9","c-st7rb","c-rr875","c-qpf9g"],"title":"Cyber","tlp":"CLEAR"}],
]);
