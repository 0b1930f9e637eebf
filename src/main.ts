console.log('kvisa-watch');
