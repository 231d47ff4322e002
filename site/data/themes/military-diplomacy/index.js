dossier.put("themes/military-diplomacy/index",1,[
["c-6gtqw","claim","en","Readouts of the visit and of the commission's two meetings are not in the register. Changes of office holders since 2022 are outside both texts.",{"kind":"gap"}],
["c-btxrz","claim","en","Rezaei's table of events since 2013 is missing from our copy, and with it the only list of contacts that either author offers.",{"kind":"gap"}],
["c-tea5q","claim","en","Visits, talks and drills are what both texts show; neither shows a working arms or industrial side. Rezaei describes a ceiling that Beijing sets, Zaheer a growing danger, yet the visit he writes about produced nothing that he names.",{"kind":"assessment","relations":[["rests-on","c-538ck"],["rests-on","c-9e53m"],["rests-on","c-699xc"]]}],
["c-tkb9c","claim","en","Display on both sides: Tehran wants to look less alone and Beijing to look present, and neither plans more.",{"kind":"assessment"}],
["c-zzpry","claim","en","Slow but steady alignment: the commission, the accord and the visit are steps on one road, and the idle industrial body is merely the next to be used.",{"kind":"assessment"}],
["themes/military-diplomacy/index.html","page","en","Military diplomacy · Alternatives · Gaps",{"claims":["c-tea5q","c-zzpry","c-tkb9c","c-btxrz","c-6gtqw"],"title":"Military diplomacy","tlp":"CLEAR"}],
]);
