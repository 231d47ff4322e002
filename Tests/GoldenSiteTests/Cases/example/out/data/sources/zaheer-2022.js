dossier.put("sources/zaheer-2022",1,[
["source:zaheer-2022","source","en","China-Iran Military Relations",{"genre":"opinion","grade":"D","group":"gering-brodsky-2022","issued":"2022~","label":"Zaheer 2022","tlp":"CLEAR"}],
["zaheer-2022#p1","para","en","China's defence minister led a delegation to Tehran and met the president and the heads of the forces.",{"grade":"D3"}],
["zaheer-2022#p2","para","en","Lists American penalties on Chinese suppliers of missile goods, among them a Treasury case of 2017.",{"grade":"D4"}],
["zaheer-2022#p3","para","en","Aluminium for the enrichment plant is said to have been shipped without the clearance it needed.",{"grade":"D6"}],
]);
