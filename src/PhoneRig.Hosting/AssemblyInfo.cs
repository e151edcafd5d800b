using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("PhoneRig.EndToEnd.Tests")]
[assembly: InternalsVisibleTo("PhoneRig.Benchmarks")]
