dossier.put("entities/modafl",1,[
["entities/modafl.html","page","en","Ministry of Defence and Armed Forces Logistics · Buys for the forces.",{"title":"Ministry of Defence and Armed Forces Logistics","tlp":"CLEAR"}],
["entity:modafl","entity","en","Ministry of Defence and Armed Forces Logistics",{"type":"body"}],
]);
