// Takes the records that a data shard hands over. Nothing is loaded until something asks for it.
"use strict";
var dossier = {
  shards: {},
  names: [],
  put: function (name, version, records) {
    if (version === 1) dossier.shards[name] = records;
  },
  index: function (version, names) {
    if (version === 1) dossier.names = names;
  },
};
