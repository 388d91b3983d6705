import { evaluateFeel } from './engine/expressions/feel.ts';
const ctx:any={amount:200,status:'open'}; for(let i=0;i<200;i++) ctx['v'+i]=i;
const clock={now:0,zone:'UTC'}; const lookup=(n:string)=>ctx[n];
for (const src of ['amount > 100 and status = "open"','amount * 1.22 + 0.1','[1,2,3][item > 1]','sum([amount, 1, 2]) > 3','substring("abc", 2)','date("2020-01-01") + duration("P1D")','for i in 1..10 return i*2']) {
 for (let r=0;r<2;r++){ const t=performance.now(); let n=0; while(performance.now()-t<400){ for(let k=0;k<500;k++) evaluateFeel(src,lookup,clock); n+=500;} if(r) console.log(src, Math.round(n/((performance.now()-t)/1000)).toLocaleString()); }
}
