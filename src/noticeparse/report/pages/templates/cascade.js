"use strict";
(() => {
  const all = (open) => () => {
    for (const one of document.querySelectorAll("#trees details")) one.open = open;
  };
  document.getElementById("open").addEventListener("click", all(true));
  document.getElementById("close").addEventListener("click", all(false));
})();
