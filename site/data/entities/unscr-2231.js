dossier.put("entities/unscr-2231",1,[
["entities/unscr-2231.html","page","en","Security Council resolution 2231 · The United Nations act that took up the nuclear deal and set dated limits on arms and missile goods. Its standing since autumn 2025 is disputed and lies outside both texts.",{"title":"Security Council resolution 2231","tlp":"CLEAR"}],
["entity:unscr-2231","entity","en","Security Council resolution 2231",{"names":["Security Council Resolution 2231","UN Security Council Resolution 2231"],"type":"legal-act"}],
]);
