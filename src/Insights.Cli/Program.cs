Console.WriteLine("insights");
