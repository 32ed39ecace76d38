function e(t){if(!/[\uD800-\uDBFF]/.test(t))return n=>n;let r=[],u=0;for(let n of t)r.push(u),u+=n.length;return n=>r[n]??t.length}export{e as a};
