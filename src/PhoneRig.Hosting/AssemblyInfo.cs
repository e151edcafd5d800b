using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("PhoneRig.EndToEnd.Tests")]
