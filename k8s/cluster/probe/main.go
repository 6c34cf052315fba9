// Probe is what runs in a pod of the tests: it sleeps for one that only has to be there, or says again and again which
// addresses it can reach.
package main

import (
	"fmt"
	"net"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	ended := make(chan os.Signal, 1)
	signal.Notify(ended, syscall.SIGINT, syscall.SIGTERM)
	if len(os.Args) > 1 {
		go call(os.Args[1:])
	}
	<-ended
}

func call(addresses []string) {
	for round := 1; ; round++ {
		for _, address := range addresses {
			said := "reached"
			if connection, err := net.DialTimeout("tcp", address, 2*time.Second); err != nil {
				said = "refused: " + err.Error()
			} else {
				connection.Close()
			}
			fmt.Println(round, address, said)
		}
		time.Sleep(time.Second)
	}
}
