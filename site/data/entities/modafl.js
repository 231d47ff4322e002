dossier.put("entities/modafl",1,[
["entities/modafl.html","page","en","Ministry of Defence and Armed Forces Logistics (Iran) · Iran's defence ministry, owner of much of its arms industry. A think tank of the ministry once employed Rezaei.",{"title":"Ministry of Defence and Armed Forces Logistics (Iran)","tlp":"CLEAR"}],
["entity:modafl","entity","en","Ministry of Defence and Armed Forces Logistics (Iran)",{"names":["Iran Ministry of Defence","Iranian Defense Ministry","وزارت دفاع و پشتیبانی نیروهای مسلح"],"type":"body"}],
]);
