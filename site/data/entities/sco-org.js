dossier.put("entities/sco-org",1,[
["entities/sco-org.html","page","en","Shanghai Cooperation Organisation · A Eurasian body led by China and Russia. The two authors disagree on where Iran stood in it, partly because they wrote some months apart.",{"title":"Shanghai Cooperation Organisation","tlp":"CLEAR"}],
["entity:sco-org","entity","en","Shanghai Cooperation Organisation",{"names":["SCO","Shanghai Cooperation Organisation","Shanghai Cooperation Organization (SCO)","سازمان همکاری شانگهای","上海合作组织"],"type":"body"}],
]);
