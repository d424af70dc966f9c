package main

import (
	"fmt"

	"github.com/mmcdole/gofeed"
)

func main() { fmt.Println(gofeed.NewParser()) }
