dossier.put("entities/jcpoa",1,[
["entities/jcpoa.html","page","en","Joint Comprehensive Plan of Action · The nuclear deal of 2015 between Iran and six powers, China among them.",{"title":"Joint Comprehensive Plan of Action","tlp":"CLEAR"}],
["entity:jcpoa","entity","en","Joint Comprehensive Plan of Action",{"names":["Iran nuclear deal","Joint Comprehensive Plan (JCPOA)","Joint Comprehensive Plan of Action (JCPOA)","برنامه جامع اقدام مشترک"],"type":"agreement"}],
]);
