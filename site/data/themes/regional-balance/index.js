dossier.put("themes/regional-balance/index",1,[
["c-7csqs","claim","en","Both texts set Chinese stakes in the Gulf against the tie with Tehran, and both see Yemen as a place where the two collide. They part on Iraq and on what follows: Zaheer sees Beijing adding to Tehran's means all the same, Rezaei says that it holds back for this reason.",{"kind":"assessment","relations":[["rests-on","c-fs2ek"],["rests-on","c-57hbq"],["rests-on","c-pqfhe"],["rests-on","c-av9zm"],["rests-on","c-6k8cg"]]}],
["c-effxm","claim","en","Figures on trade, investment and drone sales come without year or source, and no Gulf or Israeli voice appears in either text.",{"kind":"gap"}],
["c-szm5x","claim","en","The Saudi–Iranian settlement reached in Beijing in March 2023 bears on the talk of mediation and lies outside both texts.",{"kind":"gap"}],
["c-zapdt","claim","en","Beijing values Iran as a counterweight: without a strong Iran its Arab partners would lean wholly on Washington, so it has a reason to support Tehran up to a point. Rezaei's remark on Chinese dislike of a weakened Iran fits this.",{"kind":"assessment"}],
["c-zrcep","claim","en","The Gulf states do not make Beijing choose, and the price that Rezaei describes is seldom asked.",{"kind":"assessment"}],
["themes/regional-balance/index.html","page","en","Regional balance · Alternatives · Gaps",{"claims":["c-7csqs","c-zapdt","c-zrcep","c-effxm","c-szm5x"],"title":"Regional balance","tlp":"CLEAR"}],
]);
