// What gofeed reads in feeds, as the other readers of this folder print it: `go run . FILE…`.
package main

import (
	"encoding/json"
	"log"
	"os"
	"time"

	"github.com/mmcdole/gofeed"
)

type entry struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	URL       string `json:"url"`
	Published *int64 `json:"published"`
	Updated   *int64 `json:"updated"`
	Content   string `json:"content"`
}

type feed struct {
	File    string  `json:"file"`
	Title   string  `json:"title"`
	Entries []entry `json:"entries"`
}

func seconds(date *time.Time) *int64 {
	if date == nil {
		return nil
	}
	unix := date.Unix()
	return &unix
}

func read(name string) feed {
	file, err := os.Open(name)
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()
	parsed, err := gofeed.NewParser().Parse(file)
	if err != nil {
		log.Fatalf("%s: %v", name, err)
	}
	result := feed{name, parsed.Title, []entry{}}
	for _, item := range parsed.Items {
		content := item.Content
		if content == "" {
			content = item.Description
		}
		result.Entries = append(result.Entries, entry{
			item.GUID, item.Title, item.Link, seconds(item.PublishedParsed), seconds(item.UpdatedParsed), content})
	}
	return result
}

func main() {
	feeds := []feed{}
	for _, name := range os.Args[1:] {
		feeds = append(feeds, read(name))
	}
	if err := json.NewEncoder(os.Stdout).Encode(feeds); err != nil {
		log.Fatal(err)
	}
}
